package dev.h002.core.grounding;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which hosts an answer may link to. A link elsewhere is never shown: it could carry off what it was made of. Immutable. */
public final class LinkPolicy {
    /** None at all. */
    public static final LinkPolicy NONE = new LinkPolicy(Set.of());

    private static final Pattern MARKDOWN = Pattern.compile(
            "(?<image>!?+)\\[(?<text>[^\\]]{0,200}+)\\]\\(\\s*+(?<target>[^)\\s]{0,2000}+)[^)]{0,200}+\\)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://)?+(?:[a-z0-9-]{1,63}+\\.){1,20}[a-z]{2,24}(?:[/?#].*+)?+");

    private final Set<String> hosts;

    private LinkPolicy(Set<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * Links to these hosts and what is below them, by http or https.
     *
     * @param hosts such as {@code shop.example}, without scheme or path
     */
    public static LinkPolicy allowing(Collection<String> hosts) {
        return new LinkPolicy(
                hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a link, as it stands in a text, leads to an allowed host. */
    boolean allows(String link) {
        String address = link.replaceAll("[.,;:!?)\\]>\"']+$", "");
        Matcher markdown = MARKDOWN.matcher(link);
        if (markdown.matches()) {
            address = markdown.group("target");
        }
        if (!ADDRESS.matcher(address).matches()) {
            return false;
        }
        try {
            URI uri = new URI(address.contains("://") ? address : "https://" + address);
            String host = uri.getHost();
            return host != null && uri.getUserInfo() == null && isBelow(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isBelow(String host) {
        return hosts.stream().anyMatch(allowed -> host.equals(allowed) || host.endsWith("." + allowed));
    }

    /**
     * The sentence with links that are not allowed replaced by their words, and images that are not allowed left out.
     *
     * @param removed gets a word for each, without its address
     */
    public String strip(String sentence, List<String> removed) {
        if (sentence.indexOf('[') < 0) {
            return sentence;
        }
        return MARKDOWN.matcher(sentence).replaceAll(found -> {
            if (allows(found.group())) {
                return Matcher.quoteReplacement(found.group());
            }
            boolean image = !found.group(1).isEmpty();
            removed.add(image ? "an image" : "a link");
            return image ? "" : Matcher.quoteReplacement(found.group(2));
        });
    }
}
