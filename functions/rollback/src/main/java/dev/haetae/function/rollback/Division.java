package dev.haetae.function.rollback;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The branches of those rules of a route that send to the stable backend. */
record Division(String stable, List<Branch> branches) {

    static Division of(List<List<Branch>> rules, String stable) {
        return new Division(
                stable,
                rules.stream()
                        .filter(rule -> rule.stream().anyMatch(it -> it.name().equals(stable)))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Empty where no rule sends to the stable backend. */
    Optional<Branch> home() {
        return branches.stream().filter(this::isHome).findFirst();
    }

    /** The further ones that would get all traffic of their rules: a subset's name may be several Services'. */
    List<Branch> furtherHomes() {
        return branches.stream()
                .filter(this::isHome)
                .filter(it -> home().filter(it::isAlike).isEmpty())
                .toList();
    }

    /** Of those beside the stable one the one with most traffic. */
    Optional<Branch> canary() {
        return branches.stream()
                .filter(it -> !isHome(it) && it.weight() > 0)
                .max(Comparator.comparingLong(Branch::weight));
    }

    boolean isServedByHome() {
        return branches.stream().allMatch(it -> !isHome(it) || it.weight() > 0);
    }

    /** All of it to the stable one, as operations of a JSON patch. */
    List<Map<String, Object>> sendingHome() {
        return branches.stream()
                .map(it -> it.weighing(isHome(it) ? Branch.ALL : 0))
                .toList();
    }

    private boolean isHome(Branch branch) {
        return branch.name().equals(stable);
    }
}
