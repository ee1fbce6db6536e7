package dev.h002.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Groups of horizontal bars from zero, as an SVG that needs nothing else. The same values give the same text.
 *
 * @param title what is measured
 * @param unit of every value, and which way is better
 */
record BarChart(String title, String unit, List<Group> groups) {
    private static final int WIDTH = 760;
    private static final int LEFT = 210;
    private static final int RIGHT = 160;
    private static final int TOP = 76;
    private static final int BAR = 20;
    private static final int BAR_STEP = 26;
    private static final int GROUP_HEAD = 30;

    BarChart {
        groups = List.copyOf(groups);
    }

    /** Bars that are compared with each other. */
    record Group(String label, List<Bar> bars) {
        Group {
            bars = List.copyOf(bars);
        }
    }

    /** One measured value and its error; {@code colour} is an SVG colour. */
    record Bar(String label, double value, double error, String colour) {}

    String svg() {
        double most = groups.stream()
                .flatMap(group -> group.bars().stream())
                .mapToDouble(Bar::value)
                .max()
                .orElse(1);
        StringBuilder body = new StringBuilder();
        int y = TOP;
        for (Group group : groups) {
            body.append(text(16, y + 16, "start", "bold", group.label()));
            y += GROUP_HEAD;
            for (Bar bar : group.bars()) {
                double length = bar.value() / most * (WIDTH - LEFT - RIGHT);
                body.append(text(LEFT - 10, y + 15, "end", "normal", bar.label()));
                body.append(line(
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>",
                        LEFT, y, Math.max(1, length), BAR, bar.colour()));
                body.append(text(
                        LEFT + (int) length + 8,
                        y + 15,
                        "start",
                        "normal",
                        number(bar.value()) + " \u00b1 " + number(bar.error())));
                y += BAR_STEP;
            }
            y += BAR_STEP / 2;
        }
        return line(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %1$d %2$d\""
                                + " font-family=\"sans-serif\" font-size=\"14\" fill=\"#1f2933\" role=\"img\">",
                        WIDTH, y)
                + line("<title>%s</title>", escape(title))
                + line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, y)
                + text(16, 30, "start", "bold", title)
                + text(16, 52, "start", "normal", unit)
                + body
                + "</svg>\n";
    }

    /** Three digits that count, and thousands apart. */
    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String text(int x, int y, String anchor, String weight, String content) {
        return line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>",
                x, y, anchor, weight, escape(content));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
