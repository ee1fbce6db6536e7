package dev.h002.retail;

import dev.h002.InvalidInputException;
import java.util.Locale;

/**
 * A place on the earth (WGS 84), in degrees.
 *
 * @param latitude -90 to 90, north positive
 * @param longitude -180 to 180, east positive
 */
public record GeoPoint(double latitude, double longitude) {
    /** The earth's mean radius in metres (IUGG), as the haversine formula uses it. */
    public static final double EARTH_RADIUS_METERS = 6_371_008.8;

    /** @throws InvalidInputException if a coordinate is not a number or out of range */
    public GeoPoint {
        requireWithin("latitude", latitude, 90);
        requireWithin("longitude", longitude, 180);
    }

    /**
     * The great-circle distance in metres by the haversine formula (R. W. Sinnott, "Virtues of the Haversine", 1984);
     * within 0.6% of the distance on the ellipsoid.
     */
    public double distanceMeters(GeoPoint other) {
        double phi1 = Math.toRadians(latitude);
        double phi2 = Math.toRadians(other.latitude);
        double sinHalfPhi = Math.sin((phi2 - phi1) / 2);
        double sinHalfLambda = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double a = sinHalfPhi * sinHalfPhi + Math.cos(phi1) * Math.cos(phi2) * sinHalfLambda * sinHalfLambda;
        return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    /**
     * Reads {@code LAT,LON}, such as {@code 40.7130,-74.0060}.
     *
     * @throws InvalidInputException if the text is not two numbers within range
     */
    public static GeoPoint parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length == 2) {
            try {
                return new GeoPoint(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            } catch (NumberFormatException notNumbers) {
                throw new InvalidInputException("location", FORMAT);
            }
        }
        throw new InvalidInputException("location", FORMAT);
    }

    private static final String FORMAT = "The location must be LAT,LON in degrees, such as 40.7130,-74.0060.";

    private static void requireWithin(String field, double value, double limit) {
        if (!(Math.abs(value) <= limit)) {
            throw new InvalidInputException(
                    field, String.format(Locale.ROOT, "The %s must be between -%.0f and %.0f.", field, limit, limit));
        }
    }

    /** Hides the place: where a customer stands is personal. */
    @Override
    public String toString() {
        return "GeoPoint[hidden]";
    }
}
