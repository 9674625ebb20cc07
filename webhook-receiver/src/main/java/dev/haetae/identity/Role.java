package dev.haetae.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a caller may do. Each role may do what the ones before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Acknowledges, notes, resolves, and lets automation go on. */
    RESPONDER,
    /** Agrees to steps, or rejects them. */
    APPROVER,
    /** Everything else: the audit export, backups. */
    ADMIN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of all roles. */
    static List<String> all() {
        return Arrays.stream(values()).map(Role::word).toList();
    }

    /** What the granted words amount to, lowest first; words that are no role are left out. */
    static List<String> including(Set<String> granted) {
        List<String> all = all();
        int highest = granted.stream().mapToInt(all::indexOf).max().orElse(-1);
        return all.subList(0, highest + 1);
    }
}
