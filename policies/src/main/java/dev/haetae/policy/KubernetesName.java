package dev.haetae.policy;

import com.google.re2j.Pattern;

/** What Kubernetes takes as a name (RFC 1123). */
final class KubernetesName {

    private static final String WORD = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern LABEL = Pattern.compile(WORD);
    private static final Pattern SUBDOMAIN = Pattern.compile(WORD + "(\\." + WORD + ")*");

    private KubernetesName() {}

    /** A workload's: a DNS subdomain. */
    static boolean isName(String text) {
        return text.length() <= 253 && SUBDOMAIN.matches(text);
    }

    /** A DNS label, stricter than a name. */
    static boolean isNamespace(String text) {
        return text.length() <= 63 && LABEL.matches(text);
    }
}
