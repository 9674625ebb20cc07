package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.Optional;
import java.util.Set;

/**
 * A channel of notifications.yaml.
 *
 * @param address {@code {channel}} in it stands for the service's own
 * @param otherwise the address for a service that has no channel
 */
record ChannelPattern(
        String name, Channel.Kind kind, Optional<String> address, Optional<String> otherwise, Set<String> languages) {

    private static final String THE_SERVICES = "{channel}";

    record Text(
            Channel.Kind kind, Optional<String> address, Optional<String> otherwise, Optional<Set<String>> languages) {}

    static ChannelPattern read(String name, Passage passage) {
        Text text = passage.as(Text.class);
        ChannelPattern channel = new ChannelPattern(
                name,
                text.kind(),
                text.address(),
                text.otherwise(),
                text.languages().orElse(Set.of()));
        channel.check(passage);
        return channel;
    }

    private void check(Passage passage) {
        if (kind == Channel.Kind.SLACK && address.isEmpty()) {
            passage.wrong(
                    "channel %s has no address".formatted(name),
                    "address: \"#a-channel\", or \"{channel}\" for the service's own");
        }
        if (isTheServices() && otherwise.isEmpty()) {
            passage.wrong(
                    "channel %s has no address for a service without channel".formatted(name),
                    "otherwise: \"#a-channel\"");
        }
    }

    Channel of(Service service) {
        return new Channel(name, kind, addressOf(service), languages);
    }

    private Optional<String> addressOf(Service service) {
        return isTheServices() && service.channel().isEmpty()
                ? otherwise
                : address.map(pattern -> pattern.replace(THE_SERVICES, service.channel()));
    }

    private boolean isTheServices() {
        return address.filter(pattern -> pattern.contains(THE_SERVICES)).isPresent();
    }
}
