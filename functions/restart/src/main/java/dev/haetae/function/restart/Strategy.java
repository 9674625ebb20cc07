package dev.haetae.function.restart;

import io.fabric8.kubernetes.api.model.IntOrString;

/** How many pods a workload's strategy takes before others are ready. */
final class Strategy {

    /** What Kubernetes takes an unsaid {@code maxUnavailable} of a Deployment for. */
    private static final IntOrString A_QUARTER = new IntOrString("25%");

    private static final int PER_CENT = 100;

    private Strategy() {}

    /** A share is rounded down; where that leaves none, new pods come before old ones go. */
    static int ofDeployment(String type, IntOrString maxUnavailable, int desired) {
        if ("Recreate".equals(type)) {
            return desired;
        }
        IntOrString said = maxUnavailable == null ? A_QUARTER : maxUnavailable;
        return said.getStrVal() == null ? number(said) : desired * percent(said) / PER_CENT;
    }

    /** A share is rounded up; left out, it is one. */
    static int ofNumbered(IntOrString maxUnavailable, int desired) {
        if (maxUnavailable == null) {
            return 1;
        }
        return maxUnavailable.getStrVal() == null
                ? number(maxUnavailable)
                : Math.ceilDiv(desired * percent(maxUnavailable), PER_CENT);
    }

    private static int number(IntOrString said) {
        return said.getIntVal() == null ? 0 : said.getIntVal();
    }

    private static int percent(IntOrString said) {
        return Integer.parseInt(said.getStrVal().replace("%", "").strip());
    }
}
