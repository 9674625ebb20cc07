package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * CPU and memory.
 *
 * @param cpu in cores
 * @param memory in bytes
 */
record Usage(BigDecimal cpu, BigDecimal memory) {

    private static final BigDecimal MILLI = BigDecimal.valueOf(1_000);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1 << 20);

    static Usage sum(Collection<Map<String, Quantity>> parts) {
        return new Usage(sum(parts, "cpu"), sum(parts, "memory"));
    }

    /** {@code CPU 250m, memory 512Mi}; each with {@code of} what it may use, where that is said. */
    String outOf(Usage most) {
        return "CPU %s, memory %s"
                .formatted(
                        part(cpu.multiply(MILLI), most.cpu.multiply(MILLI), "m"),
                        part(mebi(memory), mebi(most.memory), "Mi"));
    }

    private static String part(BigDecimal used, BigDecimal most, String unit) {
        String share = most.signum() == 0 ? "" : " of " + whole(most) + unit;
        return whole(used) + unit + share;
    }

    private static String whole(BigDecimal figure) {
        return figure.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal mebi(BigDecimal bytes) {
        return bytes.divide(MEBI, 0, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(Collection<Map<String, Quantity>> parts, String name) {
        return parts.stream()
                .map(part -> Optional.ofNullable(part).map(quantities -> quantities.get(name)))
                .flatMap(Optional::stream)
                .map(Quantity::getNumericalAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
