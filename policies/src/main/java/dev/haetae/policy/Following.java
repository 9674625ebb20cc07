package dev.haetae.policy;

import dev.haetae.policy.source.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows {@code then} from playbook to playbook, so that each comes to have its whole ladder. */
final class Following {

    private final Map<String, PlaybookFile> byName = new LinkedHashMap<>();
    private final Names names;

    Following(List<PlaybookFile> files) {
        files.forEach(file -> byName.putIfAbsent(file.name(), file));
        this.names = new Names("there is no playbook", byName.keySet());
    }

    /** The playbook with the steps of all that follow; what cannot follow is complained about. */
    Playbook whole(PlaybookFile first) {
        first.then().ifPresent(next -> check(first, next));
        List<Step> ladder = new ArrayList<>(first.playbook().steps());
        PlaybookFile last = first;
        for (PlaybookFile follower : followers(first)) {
            append(ladder, follower.playbook(), last.then().flatMap(PlaybookFile.Next::step));
            last = follower;
        }
        List<Step> recovery = first.recovery().stream()
                .map(step -> step.named(unused(step.name(), first.playbook(), ladder)))
                .toList();
        return first.playbook().with(ladder, recovery);
    }

    /** Each once, so that a ladder without end has one here. */
    private List<PlaybookFile> followers(PlaybookFile first) {
        List<PlaybookFile> followers = new ArrayList<>();
        Optional<PlaybookFile> next = after(first);
        while (next.isPresent() && !next.get().equals(first) && !followers.contains(next.get())) {
            followers.add(next.get());
            next = after(next.get());
        }
        return followers;
    }

    private Optional<PlaybookFile> after(PlaybookFile file) {
        return file.then().map(next -> byName.get(next.playbook()));
    }

    /** The steps before {@code from} are left out; a name that is taken already gets its playbook's before it. */
    private static void append(List<Step> ladder, Playbook follower, Optional<String> from) {
        follower.steps().stream()
                .dropWhile(
                        step -> from.filter(name -> !name.equals(step.name())).isPresent())
                .forEach(step -> ladder.add(step.inLadder(unused(step.name(), follower, ladder), follower.mode())));
    }

    private static String unused(String name, Playbook follower, List<Step> ladder) {
        Set<String> taken = ladder.stream().map(Step::name).collect(Collectors.toSet());
        return Stream.iterate(name, other -> follower.name() + "-" + other)
                .dropWhile(taken::contains)
                .findFirst()
                .orElseThrow();
    }

    private void check(PlaybookFile first, PlaybookFile.Next next) {
        if (!names.check(first.file().at("then"), next.playbook())) {
            return;
        }
        PlaybookFile follower = byName.get(next.playbook());
        next.step().ifPresent(step -> checkStep(first, follower.playbook(), step));
        checkTarget(first, follower.playbook());
        checkEnd(first);
    }

    private static void checkStep(PlaybookFile first, Playbook follower, String step) {
        new Names(
                        "playbook %s has no step".formatted(follower.name()),
                        follower.steps().stream().map(Step::name).toList())
                .check(first.file().at("then"), step);
    }

    /** All steps of a ladder act on one target: that of the playbook which was chosen. */
    private static void checkTarget(PlaybookFile first, Playbook follower) {
        if (follower.target().isPresent()
                && !follower.target().equals(first.playbook().target())) {
            first.wrongThen(
                    "playbook %s at %s acts on a target of its own".formatted(follower.name(), follower.rule()),
                    "name the same target here, or none there");
        }
    }

    private void checkEnd(PlaybookFile first) {
        List<PlaybookFile> followers = followers(first);
        PlaybookFile last = followers.isEmpty() ? first : followers.getLast();
        if (after(last).filter(first::equals).isPresent()) {
            String circle = Stream.of(List.of(first), followers, List.of(first))
                    .flatMap(List::stream)
                    .map(PlaybookFile::name)
                    .collect(Collectors.joining(", then "));
            first.wrongThen("a ladder without end: " + circle, "leave then out of one of them");
        }
    }
}
