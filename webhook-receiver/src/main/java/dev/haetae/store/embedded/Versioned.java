package dev.haetae.store.embedded;

import dev.haetae.store.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How a value lies on disk: eight bytes of version, then the document in UTF-8. */
final class Versioned {

    private Versioned() {}

    static byte[] bytes(long version, String value) {
        byte[] document = value.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + document.length)
                .putLong(version)
                .put(document)
                .array();
    }

    static long version(byte[] stored) {
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    static Entry entry(String key, byte[] stored) {
        String value = new String(stored, Long.BYTES, stored.length - Long.BYTES, StandardCharsets.UTF_8);
        return new Entry(key, version(stored), value);
    }
}
