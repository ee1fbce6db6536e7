package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.retail.GeoPoint;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one document, and says by its path what is missing or wrong, never its value. Not thread-safe.
 *
 * <p>Money may be a Decimal128, any number, or a string; a moment may be a BSON date or an ISO-8601 string, where a date alone
 * means its midnight in UTC.
 */
final class DocumentReader {
    private static final int MAX_LIST = 10_000;

    private final Document document;
    private final String path;

    DocumentReader(Document document) {
        this(document, "");
    }

    private DocumentReader(Document document, String path) {
        this.document = document;
        this.path = path;
    }

    Document raw() {
        return document;
    }

    String text(String name) {
        return required(name, textOrNull(name));
    }

    String textOr(String name, String fallback) {
        String value = textOrNull(name);
        return value == null ? fallback : value;
    }

    @Nullable
    String textOrNull(String name) {
        Object value = document.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(name, "must be a text");
    }

    /** Empty if the field is absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw wrong(name, "must hold texts only");
            }
            texts.add(text);
        }
        return texts;
    }

    BigDecimal money(String name) {
        return required(name, moneyOrNull(name));
    }

    @Nullable
    BigDecimal moneyOrNull(String name) {
        BigDecimal value = decimalOrNull(name);
        if (value != null && value.signum() < 0) {
            throw wrong(name, "must not be negative");
        }
        return value;
    }

    private @Nullable BigDecimal decimalOrNull(String name) {
        Object value = document.get(name);
        try {
            if (value instanceof Decimal128 decimal) {
                return decimal.bigDecimalValue();
            }
            if (value instanceof Number || value instanceof String) {
                BigDecimal number = new BigDecimal(value.toString());
                // Decimal128 holds 34 digits; a text such as 1e999999999 would cost memory to print.
                if (number.precision() <= 34 && Math.abs(number.scale()) <= 34) {
                    return number;
                }
            } else if (value == null) {
                return null;
            }
        } catch (ArithmeticException | NumberFormatException notANumber) {
            throw wrong(name, "must be a number");
        }
        throw wrong(name, "must be a number");
    }

    int count(String name) {
        return required(name, countOrNull(name));
    }

    @Nullable
    Integer countOrNull(String name) {
        BigDecimal value = decimalOrNull(name);
        if (value == null) {
            return null;
        }
        try {
            int count = value.intValueExact();
            if (count >= 0) {
                return count;
            }
        } catch (ArithmeticException notWhole) {
            throw wrong(name, "must be a whole number");
        }
        throw wrong(name, "must not be negative");
    }

    long number(String name) {
        Object value = document.get(name);
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw value == null ? missing(name) : wrong(name, "must be a number");
    }

    Instant instant(String name) {
        return required(name, instantOrNull(name));
    }

    @Nullable
    Instant instantOrNull(String name) {
        Object value = document.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Date date) {
            return date.toInstant();
        }
        if (value instanceof String text) {
            try {
                return text.length() == "2026-01-31".length()
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException notADate) {
                throw wrong(name, "must be a date such as 2026-01-31T12:00:00Z");
            }
        }
        throw wrong(name, "must be a date such as 2026-01-31T12:00:00Z");
    }

    @Nullable
    GeoPoint placeOrNull(String name) {
        DocumentReader point = innerOrNull(name);
        if (point == null) {
            return null;
        }
        List<?> coordinates = point.list("coordinates");
        if (!"Point".equals(point.textOrNull("type"))
                || coordinates.size() != 2
                || !(coordinates.get(0) instanceof Number longitude)
                || !(coordinates.get(1) instanceof Number latitude)) {
            throw wrong(name, "must be a GeoJSON Point with [longitude, latitude]");
        }
        try {
            return new GeoPoint(latitude.doubleValue(), longitude.doubleValue());
        } catch (InvalidInputException outOfRange) {
            throw wrong(name, "must hold a longitude from -180 to 180, then a latitude from -90 to 90");
        }
    }

    byte[] bytes(String name) {
        Object value = document.get(name);
        if (value instanceof Binary binary) {
            return binary.getData();
        }
        throw value == null ? missing(name) : wrong(name, "must be binary");
    }

    @Nullable
    DocumentReader innerOrNull(String name) {
        Object value = document.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Document inner) {
            return new DocumentReader(inner, path + name + ".");
        }
        throw wrong(name, "must be a document");
    }

    /** Empty if the field is absent. */
    List<DocumentReader> inners(String name) {
        List<DocumentReader> inners = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Document inner)) {
                throw wrong(name, "must hold documents only");
            }
            inners.add(new DocumentReader(inner, path + name + "[" + inners.size() + "]."));
        }
        return inners;
    }

    String currency(String name) {
        return required(name, currencyOrNull(name));
    }

    @Nullable
    String currencyOrNull(String name) {
        String code = textOrNull(name);
        if (code != null && !code.matches("[A-Z]{3}")) {
            throw wrong(name, "must be an ISO 4217 code such as USD");
        }
        return code;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(document.get(name));
    }

    <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** What to throw if the field breaks a rule. */
    InvalidInputException wrong(String name, String rule) {
        return new InvalidInputException(path + name, String.format(Locale.ROOT, "field %s%s %s", path, name, rule));
    }

    private InvalidInputException missing(String name) {
        return wrong(name, "is missing");
    }

    private List<?> list(String name) {
        Object value = document.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(name, "must be a list");
        }
        if (list.size() > MAX_LIST) {
            throw wrong(name, "has more than " + MAX_LIST + " entries");
        }
        return list;
    }
}
