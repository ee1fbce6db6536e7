package dev.h002.mongo;

import static dev.h002.mongo.DocumentShape.appendUnlessEmpty;
import static dev.h002.mongo.DocumentShape.appendUnlessNull;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.OpeningHours.Span;
import dev.h002.retail.Store;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * {@code stores}: {@code _id, name, location (GeoJSON Point, [longitude, latitude]), address?, timeZone (IANA), openingHours?,
 * categories[]?, productIds[]?}.
 *
 * <p>Opening hours are {@code {"monday": [{"open": "08:00", "close": "18:00"}], ...}} with English day names in lower case: a
 * day that is absent is closed, a close at or before its open is on the next day ({@code 24:00} is read as {@code 00:00}), and
 * without the field the store is always open.
 */
final class StoreShape implements DocumentShape<Store> {
    @Override
    public String collection() {
        return "stores";
    }

    @Override
    public String idOf(Store store) {
        return store.id();
    }

    @Override
    public Document write(Store store) {
        Document document = new Document("name", store.name()).append("location", PlaceFields.write(store.location()));
        appendUnlessNull(document, "address", PlaceFields.write(store.address()));
        document.append("timeZone", store.timeZone().getId());
        appendUnlessNull(document, "openingHours", write(store.openingHours()));
        appendUnlessEmpty(document, "categories", store.categories());
        appendUnlessEmpty(document, "productIds", store.productIds());
        return document;
    }

    private static @Nullable Document write(@Nullable OpeningHours hours) {
        if (hours == null) {
            return null;
        }
        Document week = new Document();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> spans = hours.week().get(day);
            if (spans != null) {
                week.append(nameOf(day), spans.stream().map(StoreShape::write).toList());
            }
        }
        return week;
    }

    private static Document write(Span span) {
        return new Document("open", span.opens().toString())
                .append("close", span.closes().toString());
    }

    @Override
    public Store read(String id, DocumentReader in) {
        GeoPoint location = in.required("location", in.placeOrNull("location"));
        return new Store(
                id,
                in.text("name"),
                location,
                PlaceFields.readAddress(in.innerOrNull("address")),
                zone(in),
                hours(in.innerOrNull("openingHours")),
                in.texts("categories"),
                in.texts("productIds"));
    }

    private static ZoneId zone(DocumentReader in) {
        String name = in.text("timeZone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw in.wrong("timeZone", "must be a time zone such as Europe/Berlin");
        }
    }

    private static @Nullable OpeningHours hours(@Nullable DocumentReader in) {
        if (in == null) {
            return null;
        }
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        int known = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            if (in.raw().containsKey(nameOf(day))) {
                known++;
                List<Span> spans = new ArrayList<>();
                for (DocumentReader span : in.inners(nameOf(day))) {
                    spans.add(new Span(time(span, "open"), time(span, "close")));
                }
                week.put(day, spans);
            }
        }
        if (known != in.raw().size()) {
            throw in.wrong("*", "must be named monday to sunday, in lower case");
        }
        return new OpeningHours(week);
    }

    private static LocalTime time(DocumentReader span, String name) {
        String text = span.text(name);
        try {
            return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
        } catch (DateTimeException notATime) {
            throw span.wrong(name, "must be a time such as 08:00");
        }
    }

    private static String nameOf(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Set<String> fields() {
        return Set.of("name", "location", "address", "timeZone", "openingHours", "categories", "productIds");
    }
}
