package dev.h002.examples.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The ways in which customers write what is theirs, and messages made of them. */
final class OddSpellings {
    static final List<Function<ShopCustomer, String>> ALL = List.of(
            customer -> upper(customer.user().name()),
            customer -> lower(customer.user().name()),
            customer -> plain(customer.user().name()),
            customer -> customer.user().name().replace(' ', '\n'),
            customer -> customer.user().name().replace(' ', '_'),
            customer -> percent(customer.user().name()),
            customer -> hidden(customer.user().name()),
            ShopCustomer::firstName,
            customer -> lower(customer.firstName()),
            customer -> customer.firstName() + "'s",
            customer -> plain(customer.lastName()) + "’s",
            customer -> customer.firstName().charAt(0) + ". " + customer.lastName(),
            customer -> lower(customer.firstName().charAt(0) + " " + customer.lastName()),
            customer -> upper(customer.email()),
            customer -> percent(customer.email()),
            customer -> hidden(customer.email()),
            customer -> customer.email().replace("@", "&#64;"),
            ShopCustomer::phone,
            ShopCustomer::phoneDigits,
            customer -> "+1" + customer.phoneDigits(),
            customer -> grouped(customer.phoneDigits(), "."),
            customer -> grouped(customer.phoneDigits(), "\n"),
            customer -> grouped(customer.phoneDigits(), " / "),
            customer -> wide(grouped(customer.phoneDigits(), "-")),
            customer -> hidden(customer.phoneDigits()),
            customer -> percent(customer.phone()),
            customer -> upper(customer.street()),
            customer -> lower(customer.street()).replace(' ', '\n'),
            customer -> wide(customer.street()),
            customer -> percent(customer.street() + ", " + customer.postalCode()),
            customer -> wide(customer.postalCode()),
            ShopCustomer::orderId,
            customer -> "#" + customer.orderId(),
            customer -> "# " + lower(customer.orderId()),
            customer -> customer.orderId().replace("-", ""),
            customer -> lower(customer.orderId().replace('-', ' ')),
            customer -> customer.orderId().replace('-', '/'),
            customer -> wide(customer.orderId()),
            customer -> customer.orderId().replace("-", "-\n"),
            customer -> percent("#" + customer.orderId()),
            customer -> lower(customer.trackingId()),
            customer -> customer.trackingId().replace("-", ""),
            customer -> customer.trackingId().replace('-', '.'),
            customer -> hidden(customer.trackingId()),
            customer -> percent("#" + customer.trackingId()),
            ShopCustomer::payment,
            customer -> upper(customer.payment()),
            customer -> customer.payment().replace('_', '-'),
            customer -> customer.payment().replace("_", ""),
            customer -> hidden(customer.payment()),
            customer -> wide(customer.payment()));

    private static final List<String> SENTENCES = List.of(
            "Is %s on file, with %s?",
            "hello, it is about %s\nand also %s, thanks",
            "%s (%s) - when does it arrive?",
            "Which coupons are there for %s? See https://shop.test/me?q=%s&page=2",
            "%s\n%s\nIs there anything warm near me?",
            "The form says \"%s\"; it should say \"%s\".",
            "%s,%s");

    private OddSpellings() {}

    /** A message of two spellings; other ones, and in another sentence, for each number. */
    static String message(ShopCustomer customer, int number) {
        String sentence = SENTENCES.get(number % SENTENCES.size());
        String first = ALL.get(2 * number % ALL.size()).apply(customer);
        String second = ALL.get((2 * number + 1) % ALL.size()).apply(customer);
        return sentence.formatted(first, second);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('Ł', 'L')
                .replace('ø', 'o');
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String hidden(String text) {
        int middle = text.length() / 2;
        return text.substring(0, 2) + "\u200b" + text.substring(2, middle) + "\u200d" + text.substring(middle);
    }

    private static String grouped(String digits, String separator) {
        return digits.substring(0, 3) + separator + digits.substring(3, 6) + separator + digits.substring(6);
    }

    /** With the digits of East Asian typefaces, as wide as high. */
    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '\uff10' : c)));
        return wide.toString();
    }
}
