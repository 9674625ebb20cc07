package dev.haetae.report;

import dev.haetae.incident.Chronicle;
import dev.haetae.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How the playbooks did, read from what happened; those with the most incidents first. */
public record Report(Instant from, Instant to, List<PlaybookReport> playbooks) {

    /**
     * Reads the events of the period page by page; one small note for each incident stays in memory.
     *
     * @param planOf what an incident runs, by its id
     */
    public static Report of(
            Chronicle chronicle, Function<String, Optional<Incident.Plan>> planOf, Instant from, Instant to) {
        Map<String, Course> courses = new LinkedHashMap<>();
        chronicle.between(
                from,
                to,
                line -> courses.computeIfAbsent(line.incident(), first -> new Course())
                        .add(line.event()));
        // what began before the period was chosen before it
        courses.forEach((incident, course) -> planOf.apply(incident).ifPresent(course::under));
        Map<String, List<Course>> byPlaybook = courses.values().stream()
                .filter(course -> course.plan != null)
                .collect(Collectors.groupingBy(course -> course.plan.playbook(), TreeMap::new, Collectors.toList()));
        List<PlaybookReport> playbooks = byPlaybook.values().stream()
                .map(Report::of)
                .sorted((one, other) -> Integer.compare(other.incidents(), one.incidents()))
                .toList();
        return new Report(from, to, playbooks);
    }

    private static PlaybookReport of(List<Course> courses) {
        return new PlaybookReport(
                courses.getLast().plan.playbook(),
                courses.getLast().plan.scenario(),
                courses.size(),
                tags(courses, course -> List.of(course.plan.mode().word())),
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
