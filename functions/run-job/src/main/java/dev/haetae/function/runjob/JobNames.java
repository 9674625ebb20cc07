package dev.haetae.function.runjob;

import dev.haetae.contract.RunJob;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the Job of an order is called: always the same, so that the cluster lets only one of them be. */
final class JobNames {

    /** With a CronJob's name, at most 52 letters long, and a hyphen it is no longer than a label may be: 63. */
    private static final int HASH_LETTERS = 10;

    private static final int LONGEST_CRON_JOB = 52;

    private JobNames() {}

    static String of(RunJob order) {
        String cronJob = order.target().name();
        return cronJob.substring(0, Math.min(cronJob.length(), LONGEST_CRON_JOB)) + "-" + hash(order.id());
    }

    /** Short enough for a label, whatever an order's id looks like. */
    static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
