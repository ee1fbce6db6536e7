package dev.h002.examples.web;

import dev.h002.InvalidInputException;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the chat listens, and under which address browsers know it.
 *
 * @param host the name or number of a network address of this machine
 * @param port 0: any that is free
 * @param publicUrl how browsers reach it through a proxy that ends TLS, such as {@code https://chat.shop.example}; null where they
 *     reach it directly, which only this machine's own may
 */
public record WebAddress(String host, int port, @Nullable URI publicUrl) {
    /** This machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int MAX_PORT = 65_535;
    /** Nothing that would be looked up as a name. */
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?");

    /**
     * Checks the parts.
     *
     * @throws InvalidInputException if one cannot be used, or cookies would travel unencrypted beyond this machine
     */
    public WebAddress {
        if (port < 0 || port > MAX_PORT) {
            throw new InvalidInputException("port", "The port must be from 0 to " + MAX_PORT + ".");
        }
        if (publicUrl != null && !isHttps(publicUrl)) {
            throw new InvalidInputException(
                    "public-url", "The public URL must be like https://chat.shop.example, without a path.");
        }
        if (publicUrl == null && !isLoopback(host)) {
            throw new InvalidInputException(
                    "host",
                    "Beyond this machine the chat needs TLS: put a proxy that ends it in front, and name its address with --public-url https://...");
        }
    }

    private static boolean isHttps(URI url) {
        String path = url.getPath();
        return "https".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null
                && (path == null || path.isEmpty() || path.equals("/"));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new InvalidInputException("host", "The host is no network address of this machine.");
        }
    }

    /** Whether browsers reach it by TLS, so that cookies must not travel without. */
    boolean secure() {
        return publicUrl != null;
    }

    /** What a browser says as {@code Host}, in lower case; anything else was led here by somebody else's name. */
    Set<String> hosts(int actualPort) {
        if (publicUrl != null) {
            return Set.of(publicUrl.getRawAuthority().toLowerCase(Locale.ROOT));
        }
        return Stream.of("localhost", LOOPBACK, "[::1]")
                .flatMap(name -> Stream.of(name + ":" + actualPort, name))
                .filter(name -> actualPort == 80 || name.endsWith(":" + actualPort))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a browser says as {@code Origin} on the chat's own pages. */
    Set<String> origins(int actualPort) {
        String scheme = secure() ? "https://" : "http://";
        return hosts(actualPort).stream().map(host -> scheme + host).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Who asks, by network address: the other end of the connection, or, behind a proxy, what the proxy says it was, which is the
     * last that its headers name: a proxy may add to the client's own header or add a second one.
     */
    String client(Context ctx) {
        String client = ctx.req().getRemoteAddr();
        if (publicUrl != null) {
            for (String header : Collections.list(ctx.req().getHeaders("X-Forwarded-For"))) {
                client = header.substring(header.lastIndexOf(',') + 1).strip();
            }
        }
        return network(client);
    }

    /** Of an IPv6 address the first half: whoever has one has all that begin with it. */
    private static String network(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length < 16 ? address : HexFormat.of().formatHex(bytes, 0, 8);
        } catch (UnknownHostException none) {
            return address;
        }
    }

    /** What to type into a browser. */
    public String url(int actualPort) {
        return publicUrl != null ? publicUrl.toString() : "http://localhost:" + actualPort + "/";
    }
}
