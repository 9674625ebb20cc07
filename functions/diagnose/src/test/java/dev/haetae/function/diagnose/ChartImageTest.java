package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haetae.contract.Diagnose.Chart;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The picture itself is looked at by people: it is left in the build's directory. */
class ChartImageTest {

    private static final Instant FROM = Instant.parse("2026-11-20T02:00:00Z");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** As on a bare machine with nothing but a JDK; on CI there must be fonts. */
    @BeforeAll
    static void lettersCanBeDrawn() {
        assumeTrue(System.getenv("CI") != null || hasFonts(), "fontconfig and a font are needed");
    }

    private static boolean hasFonts() {
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0;
        } catch (RuntimeException | LinkageError | InternalError without) {
            return false;
        }
    }

    @Test
    void drawsEightLinesWithTheirNamesBelow() throws IOException {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        IntStream.range(0, 8).forEach(one -> series.put("pod=game-server-zone-1-6d4f-%d".formatted(one), wave(one)));

        byte[] png = png("sum by (pod) (rate(http_requests_errors_total{service=\"game-server\"}[5m]))", series);

        Files.write(Path.of("target", "chart.png"), png);
        BufferedImage image = read(png);
        assertThat(image.getWidth()).isEqualTo(1_000);
        assertThat(image.getHeight()).isGreaterThan(600);
        assertThat(colours(image)).contains(0xFF0072B2, 0xFF222222, 0xFFFFFFFF);
    }

    @Test
    void drawsOneLineWithFewFigures() throws IOException {
        List<Double> figures = new ArrayList<>(Collections.nCopies(121, null));
        figures.set(60, 4.5);
        byte[] png = png("up", Map.of("up", figures));

        Files.write(Path.of("target", "chart-few.png"), png);
        assertThat(colours(read(png))).contains(0xFF0072B2);
    }

    @Test
    void drawsAnEmptyFrameWhereThereAreNoFigures() throws IOException {
        assertThat(read(png("up", Map.of("up", Collections.nCopies(121, null)))).getWidth())
                .isEqualTo(1_000);
        assertThat(read(png("up", Map.of("up", List.of(7.0)))).getWidth()).isEqualTo(1_000);
        assertThat(read(png("up", Map.of())).getWidth()).isEqualTo(1_000);
    }

    private static byte[] png(String query, Map<String, List<Double>> series) {
        return ChartImage.png(new Chart(query, FROM, 30, series), SEOUL);
    }

    private static List<Double> wave(int one) {
        return IntStream.range(0, 121)
                .mapToObj(at -> at > 40 && at < 46 + one
                        ? null
                        : (Double) (one + 2 * Math.sin(at / 9.0 + one) + (at > 90 ? one * 2 : 0.0)))
                .toList();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static List<Integer> colours(BufferedImage image) {
        return IntStream.of(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .boxed()
                .toList();
    }
}
