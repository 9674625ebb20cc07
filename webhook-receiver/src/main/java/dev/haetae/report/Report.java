package dev.haetae.report;

import dev.haetae.incident.Chronicle;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How the playbooks did, read from what happened; those with the most incidents first. */
public record Report(Instant from, Instant to, List<PlaybookReport> playbooks) {

    /** Reads the events of the period page by page; one small note for each incident stays in memory. */
    public static Report of(Chronicle chronicle, Instant from, Instant to) {
        Map<String, Course> courses = new LinkedHashMap<>();
        chronicle.between(
                from,
                to,
                line -> courses.computeIfAbsent(line.incident(), first -> new Course())
                        .add(line.event()));
        Map<String, List<Course>> byPlaybook = courses.values().stream()
                .filter(course -> course.playbook != null)
                .collect(
                        Collectors.groupingBy(course -> course.playbook.playbook(), TreeMap::new, Collectors.toList()));
        List<PlaybookReport> playbooks = byPlaybook.values().stream()
                .map(Report::of)
                .sorted((one, other) -> Integer.compare(other.incidents(), one.incidents()))
                .toList();
        return new Report(from, to, playbooks);
    }

    private static PlaybookReport of(List<Course> courses) {
        return new PlaybookReport(
                courses.getLast().playbook.playbook(),
                courses.getLast().playbook.scenario(),
                courses.size(),
                tags(courses, course -> List.of(course.playbook.mode().word())),
                count(courses, Course::wouldHaveActed),
                count(courses, Course::healedFirst),
                median(courses),
                count(courses, course -> course.acted),
                tags(courses, course -> course.judged),
                count(courses, course -> course.takenBack),
                tags(courses, course -> course.refused),
                tags(courses, course -> course.handedOver),
                tags(courses, course -> course.held));
    }

    private static int count(List<Course> courses, Predicate<Course> which) {
        return (int) courses.stream().filter(which).count();
    }

    private static Map<String, Integer> tags(List<Course> courses, Function<Course, Collection<String>> tags) {
        return courses.stream()
                .map(tags)
                .flatMap(Collection::stream)
                .collect(Collectors.toMap(Function.identity(), one -> 1, Integer::sum, TreeMap::new));
    }

    private static Duration median(List<Course> courses) {
        List<Duration> sorted = courses.stream()
                .flatMap(course -> course.healedWithin().stream())
                .sorted()
                .toList();
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }
}
