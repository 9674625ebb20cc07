package dev.haetae.policy;

import dev.haetae.policy.source.Names;
import dev.haetae.policy.source.Passage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** services.yaml. */
record Services(Map<String, Service> byName) {

    record Text(
            Grade grade, Optional<DependencyKind> kind, String owner, String channel, Optional<TargetPattern> target) {}

    static Services read(Passage file) {
        return new Services(file.at("services").entries().entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Service::name, service -> service)));
    }

    /** The services that other files may name. */
    Names names() {
        return new Names("services.yaml has no service", new TreeSet<>(byName.keySet()));
    }

    Service of(Alert alert) {
        String name = alert.service();
        return byName.getOrDefault(name, Service.unknown(name));
    }

    private static Service read(String name, Passage passage) {
        Text text = passage.as(Text.class);
        text.target().ifPresent(target -> target.check(passage.at("target")));
        return new Service(
                name,
                text.grade(),
                text.kind().orElse(DependencyKind.API),
                text.owner(),
                text.channel(),
                text.target());
    }
}
