package dev.haetae.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What clients need to find the cluster. */
record Kubeconfig(String cluster, String url) {

    /** Writes it all at once: whoever sees the file can use it. */
    void writeTo(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".kubeconfig", "");
        Files.writeString(draft, text());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String text() throws IOException {
        try (InputStream template = Kubeconfig.class.getResourceAsStream("kubeconfig.yaml")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${cluster}", cluster)
                    .replace("${url}", url);
        }
    }
}
