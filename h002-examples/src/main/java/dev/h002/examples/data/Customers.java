package dev.h002.examples.data;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.h002.H002Exception;
import dev.h002.retail.Address;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.datafaker.Faker;

/** Makes customers of Riverton that exist nowhere else. Not thread-safe. */
final class Customers {
    private static final List<String> PREFERENCES = List.of(
            "vegan",
            "gluten-free",
            "oat milk",
            "decaf",
            "spicy",
            "sweet tooth",
            "window seat",
            "quiet places",
            "local products",
            "contactless pickup",
            "paper bags",
            "fair trade");
    private static final List<String> MAIL_DOMAINS = List.of("example.com", "example.org", "example.net");
    private static final List<String> AREA_CODES = List.of(
            "201", "203", "212", "315", "332", "347", "475", "516", "518", "551", "585", "607", "631", "646", "680",
            "716", "718", "732", "838", "845", "848", "862", "908", "914", "917", "929", "934", "973");
    private static final List<String> PHONE_FORMATS =
            List.of("(%s) %s-%s", "%s-%s-%s", "+1 %s-%s-%s", "+1 %s %s %s", "%s.%s.%s");
    private static final int PHONE_ATTEMPTS = 20;
    private static final double SPREAD_METERS = 700;
    private static final double FARTHEST_METERS = 2_500;
    private static final double METERS_PER_DEGREE = 111_195;

    private final Dice dice;
    private final Faker faker;
    private final Instant now;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final Set<String> mailNames = new HashSet<>();

    Customers(Dice dice, Instant now) {
        this.dice = dice;
        this.faker = new Faker(Locale.ENGLISH, dice.random());
        this.now = now;
    }

    User next(int number) {
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        return new User(
                String.format(Locale.ROOT, "user-%04d", number),
                first + " " + last,
                email(first, last),
                phone(),
                address(),
                List.copyOf(dice.sample(PREFERENCES, dice.between(2, 4))),
                dice.chance(0.2) ? List.of(paymentId(), paymentId()) : List.of(paymentId()),
                location(),
                now.minus(Duration.ofMinutes(dice.between(181 * 1440, 1500 * 1440))));
    }

    private String email(String first, String last) {
        String name = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        String unique = name;
        for (int next = 2; !mailNames.add(unique); next++) {
            unique = name + next;
        }
        return unique + "@" + dice.pick(MAIL_DOMAINS);
    }

    private String phone() {
        for (int attempt = 0; attempt < PHONE_ATTEMPTS; attempt++) {
            // 555-0100 to 555-0199 is kept for fiction by the North American Numbering Plan: nobody's phone rings.
            String phone = String.format(
                    Locale.ROOT,
                    dice.pick(PHONE_FORMATS),
                    dice.pick(AREA_CODES),
                    "555",
                    String.format(Locale.ROOT, "01%02d", dice.between(0, 99)));
            if (isValid(phone)) {
                return phone;
            }
        }
        throw new H002Exception("No valid phone number in " + PHONE_ATTEMPTS + " attempts: check the area codes.");
    }

    private boolean isValid(String phone) {
        try {
            return phones.isValidNumberForRegion(phones.parse(phone, Catalogue.COUNTRY), Catalogue.COUNTRY);
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    private Address address() {
        return new Address(
                dice.between(1, 399) + " " + faker.address().streetName(),
                dice.chance(0.35) ? "Apt " + dice.between(1, 12) + "ABCDEF".charAt(dice.between(0, 5)) : null,
                Catalogue.CITY,
                "1048" + dice.between(1, 7),
                Catalogue.REGION,
                Catalogue.COUNTRY);
    }

    private String paymentId() {
        return "pm_" + dice.code(16).toLowerCase(Locale.ROOT);
    }

    private GeoPoint location() {
        double north = dice.around(SPREAD_METERS, FARTHEST_METERS);
        double east = dice.around(SPREAD_METERS, FARTHEST_METERS);
        GeoPoint center = DemoData.DEMO_LOCATION;
        double degreesEast = east / METERS_PER_DEGREE / StrictMath.cos(StrictMath.toRadians(center.latitude()));
        return new GeoPoint(
                sixDecimals(center.latitude() + north / METERS_PER_DEGREE),
                sixDecimals(center.longitude() + degreesEast));
    }

    /** A tenth of a metre; also keeps the last bits of arithmetic out of the data. */
    private static double sixDecimals(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
