package dev.h002.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Groups of rows with horizontal bars from zero, one column of bars for each measure, as an SVG that needs nothing else. Each
 * column has a scale of its own. The same values give the same text.
 *
 * @param title what is measured
 * @param measures the head of each column: its unit, and which way is better
 */
record BarChart(String title, List<String> measures, List<Group> groups) {
    private static final int LEFT = 210;
    private static final int ONE_BAR = 390;
    private static final int BESIDE_OTHERS = 160;
    private static final int FIGURES = 160;
    private static final int TOP = 76;
    private static final int BAR = 20;
    private static final int BAR_STEP = 26;
    private static final int GROUP_HEAD = 30;

    BarChart {
        measures = List.copyOf(measures);
        groups = List.copyOf(groups);
    }

    /** Rows that are compared with each other. */
    record Group(String label, List<Row> rows) {
        Group {
            rows = List.copyOf(rows);
        }
    }

    /** One subject with a value for each measure; {@code colour} is an SVG colour. */
    record Row(String label, String colour, List<Value> values) {
        Row {
            values = List.copyOf(values);
        }
    }

    /** One measured value and its error, which is not shown if it is not a number. */
    record Value(double mean, double error) {
        @Override
        public String toString() {
            return Double.isNaN(error) ? number(mean) : number(mean) + " \u00b1 " + number(error);
        }
    }

    String svg() {
        int width = LEFT + measures.size() * column();
        StringBuilder body = new StringBuilder(text(16, 30, "start", "bold", title));
        for (int i = 0; i < measures.size(); i++) {
            body.append(text(measures.size() == 1 ? 16 : LEFT + i * column(), 52, "start", "normal", measures.get(i)));
        }
        int y = TOP;
        for (Group group : groups) {
            body.append(text(16, y + 16, "start", "bold", group.label()));
            y += GROUP_HEAD;
            for (Row row : group.rows()) {
                body.append(row(row, y));
                y += BAR_STEP;
            }
            y += BAR_STEP / 2;
        }
        return line(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %1$d %2$d\""
                                + " font-family=\"sans-serif\" font-size=\"14\" fill=\"#1f2933\" role=\"img\">",
                        width, y)
                + line("<title>%s</title>", escape(title))
                + line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, y)
                + body
                + "</svg>\n";
    }

    private String row(Row row, int y) {
        StringBuilder out = new StringBuilder(text(LEFT - 10, y + 15, "end", "normal", row.label()));
        for (int i = 0; i < measures.size(); i++) {
            int x = LEFT + i * column();
            Value value = row.values().get(i);
            double length = value.mean() / most(i) * longest();
            out.append(line(
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>",
                    x, y, Math.max(1, length), BAR, row.colour()));
            out.append(text(x + (int) length + 8, y + 15, "start", "normal", value.toString()));
        }
        return out.toString();
    }

    private double most(int measure) {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .mapToDouble(row -> row.values().get(measure).mean())
                .max()
                .orElse(1);
    }

    private int longest() {
        return measures.size() == 1 ? ONE_BAR : BESIDE_OTHERS;
    }

    private int column() {
        return longest() + FIGURES;
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
