package dev.haetae.function.prometheus;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Prometheus is, and how to get in.
 *
 * @param base without credentials and without a slash at the end
 * @param authorization the header's value
 * @param secrets what no error may contain
 */
record Address(String base, Optional<String> authorization, List<String> secrets) {

    private static final List<String> SCHEMES = List.of("http", "https");

    /** Empty where {@code url} is no address that can be asked. */
    static Optional<Address> of(String url, Optional<String> token) {
        return parsed(url).map(uri -> new Address(base(uri), authorization(uri, token), secrets(uri, token)));
    }

    URI resolve(String path) {
        return URI.create(base + path);
    }

    /** Shown to nobody, since parts of it are secret. */
    @Override
    public String toString() {
        return "Prometheus";
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url.strip()))
                    .filter(uri -> uri.getHost() != null)
                    .filter(uri -> SCHEMES.contains(uri.getScheme()));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static String base(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().replaceAll("/+$", "");
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }

    /** The client sends nothing of what stands before the host, so it goes into the header. */
    private static Optional<String> authorization(URI uri, Optional<String> token) {
        return token.map(secret -> "Bearer " + secret)
                .or(() -> Optional.ofNullable(uri.getUserInfo()).map(user -> "Basic " + base64(user)));
    }

    private static List<String> secrets(URI uri, Optional<String> token) {
        Stream<String> user = Stream.of(uri.getUserInfo(), uri.getRawUserInfo())
                .filter(said -> said != null)
                .flatMap(said -> Stream.of(said.substring(said.indexOf(':') + 1), base64(said)));
        return Stream.concat(user, token.stream()).distinct().toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
