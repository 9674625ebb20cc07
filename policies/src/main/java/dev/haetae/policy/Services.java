package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** services.yaml. */
record Services(Map<String, Service> byName) {

    record Text(Grade grade, String owner, String channel, Optional<TargetPattern> target) {}

    static Services read(Passage file) {
        return new Services(file.at("services").entries().entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Service::name, service -> service)));
    }

    Service of(Alert alert) {
        String name = alert.service();
        return byName.getOrDefault(name, Service.unknown(name));
    }

    private static Service read(String name, Passage passage) {
        Text text = passage.as(Text.class);
        text.target().ifPresent(target -> target.check(passage.at("target")));
        return new Service(name, text.grade(), text.owner(), text.channel(), text.target());
    }
}
