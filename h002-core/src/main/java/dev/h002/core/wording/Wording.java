package dev.h002.core.wording;

import dev.h002.retail.Coupon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * How money, distances, times and lists are written for a customer. Independent of the machine's locale and time zone, so
 * that the same facts always give the same bytes.
 */
public final class Wording {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int USUAL_DIGITS = 2;
    private static final int METERS_PER_KM = 1000;

    private Wording() {}

    /**
     * An amount with its currency: {@code $4.50} for USD, {@code €4.50} for EUR, {@code £4.50} for GBP, else
     * {@code 4.50 CHF}. Rounded half-up to the currency's minor unit.
     *
     * @param currency ISO 4217 code; an unknown one is written with two decimals
     */
    public static String money(BigDecimal amount, String currency) {
        String digits =
                amount.setScale(minorDigits(currency), RoundingMode.HALF_UP).toPlainString();
        return switch (currency) {
            case "USD" -> "$" + digits;
            case "EUR" -> "€" + digits;
            case "GBP" -> "£" + digits;
            default -> digits + " " + currency;
        };
    }

    /** How many decimals the currency has (ISO 4217 minor unit); 2 for an unknown code. */
    public static int minorDigits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? USUAL_DIGITS : digits;
        } catch (IllegalArgumentException unknownCode) {
            return USUAL_DIGITS;
        }
    }

    /** A percentage without needless zeros, such as {@code 15%} or {@code 12.5%}. */
    public static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + "%";
    }

    /** What a coupon takes off: {@code 15% off} or {@code $2.00 off}. */
    public static String reduction(Coupon coupon) {
        BigDecimal percentOff = coupon.percentOff();
        if (percentOff != null) {
            return percent(percentOff) + " off";
        }
        BigDecimal amountOff = coupon.amountOff();
        String currency = coupon.currency();
        BigDecimal amount = amountOff == null ? BigDecimal.ZERO : amountOff;
        return (currency == null ? amount.toPlainString() : money(amount, currency)) + " off";
    }

    /** A distance: {@code 43 m} below a kilometre, else {@code 1.2 km}. */
    public static String distance(double meters) {
        long rounded = Math.round(meters);
        return rounded < METERS_PER_KM ? rounded + " m" : String.format(Locale.ROOT, "%.1f km", meters / METERS_PER_KM);
    }

    /** A walk: {@code about a minute on foot} or {@code about 7 minutes on foot}. */
    public static String onFoot(int minutes) {
        return minutes <= 1 ? "about a minute on foot" : "about " + minutes + " minutes on foot";
    }

    /** A time of day on the 24-hour clock, such as {@code 22:00}. */
    public static String clock(LocalTime time) {
        return time.format(CLOCK);
    }

    /** A date such as {@code 22 January}, with the year where it is not that of {@code today}. */
    public static String date(LocalDate date, LocalDate today) {
        String day = date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return date.getYear() == today.getYear() ? day : day + " " + date.getYear();
    }

    /**
     * How long something holds: {@code until 22 January}, naming the last day on which it does, or {@code until 14:30 today}.
     *
     * @param end exclusive; an end at midnight names the day before
     */
    public static String until(Instant end, ZoneId zone, Instant now) {
        ZonedDateTime endThere = end.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean midnight = endThere.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate lastDay = midnight ? endThere.toLocalDate().minusDays(1) : endThere.toLocalDate();
        if (!lastDay.equals(today)) {
            return "until " + date(lastDay, today);
        }
        return midnight ? "until the end of today" : "until " + clock(endThere.toLocalTime()) + " today";
    }

    /** A list as a sentence has it: {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** The same with a capital first letter. */
    public static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
