package dev.h002.openai;

import dev.h002.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for a base URL. No message repeats the URL, which may hold a secret. */
final class BaseUrl {
    private static final String FIELD = "baseUrl";
    private static final int MAX_PORT = 65_535;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|\\[::1]|\\[0:0:0:0:0:0:0:1]|127(\\." + OCTET + "){3}");

    private BaseUrl() {}

    /**
     * Where chat completions are asked for, under a base URL with any path prefix.
     *
     * @throws InvalidInputException if it is no URL, is not https (http is taken for loopback only), or holds user info, a
     *     query or a fragment
     */
    static URI chatCompletions(String baseUrl) {
        URI base = parse(baseUrl.strip());
        if (base.getRawUserInfo() != null) {
            throw invalid("must not hold a user name or password: pass the key with apiKey.");
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw invalid("must not hold a query or a fragment.");
        }
        String path = base.getRawPath().replaceFirst("/+$", "");
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + "/chat/completions");
    }

    private static URI parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("is not a URL: write it like https://api.openai.com/v1.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw invalid("is not an http(s) URL with a host: write it like https://api.openai.com/v1.");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw invalid("names a port outside 1 to 65535.");
        }
        if (scheme.equals("http")
                && !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw invalid("must be https: plain http is for this machine only (localhost, 127.x.x.x or [::1]).");
        }
        return uri;
    }

    private static InvalidInputException invalid(String rule) {
        return new InvalidInputException(FIELD, "The base URL " + rule);
    }
}
