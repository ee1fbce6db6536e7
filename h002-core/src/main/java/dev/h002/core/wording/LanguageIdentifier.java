package dev.h002.core.wording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Tells which of the shipped languages, English or German, a short text is written in, by its most common words: those of
 * one language that the other does not have. Thread-safe.
 *
 * <p>Function words are what a customer cannot do without, and a message of five words holds two of them on average; letters
 * and their sequences, which tell long texts apart, are too few in "Any offers?".
 */
public final class LanguageIdentifier {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}']+");
    private static final Pattern GERMAN_LETTERS = Pattern.compile("[äöüÄÖÜß]");
    /** How no English word of some length ends, and many a German compound does. */
    private static final Pattern GERMAN_ENDING = Pattern.compile(
            "(?iu)(?:\\p{L}{5}ung(?:en)?|\\p{L}{3}(?:keit|heit|schaft|lich(?:e[nrms]?)?|ieren|scheine?|pf|rufen|freie?[nrms]?|allergie|intolerant))(?!\\p{L})");

    private static final int MAX_LENGTH = 1_000;

    private static final Set<String> ENGLISH = words("""
            a the and or of to for from with without at by on is are be been was were do does did don't doesn't have has had
            i i'm i'll i'd i've you you're your my me we our us it it's he she they them their this that these those there here where what
            when which who how why can can't could would should will won't any some something anything nothing need want get give
            please thanks thank yes yeah yep sure no nope not hello hi hey let's cold thirsty hungry open closed near nearest order
            orders coupon coupons voucher offers deals refund return store shop coffee tea drink food apply one second next
            what's up like all now time back still out day take good two today just too about down eat stop free money many wrong
            right change hours use help lunch buy ten late going breakfast only keep left parcel lost close delivery cancel
            """);
    private static final Set<String> GERMAN = words("""
            der die das den dem des ein eine einen einem einer eines und oder aber von zu zum zur für fuer mit ohne bei beim im ins auf aus
            ist sind bin bist war waren sein hab habe haben hast hat hatte ich du er sie wir ihr mir dir mich dich uns euch ihnen mein meine
            meinen meinem meiner dein deine ihre ihren es was wo wann wie wer warum welche welcher welches welchen kann kannst können
            koennen könnt möchte moechte will willst wollen würde brauche brauch suche gibt gibt's gib etwas irgendwas nichts kein keine
            keinen bitte danke ja nein nee doch gern gerne hallo guten moin servus kalt warm heiß heiss hunger durst geöffnet offen
            nächste naechste nächsten bestellung gutschein gutscheine angebote rückgabe laden geschäft filiale kaffee nicht noch auch nur
            schon jetzt heute morgen hier dort da nach mal vor bis unter über euro klar genau mach nimm wende einlösen gerade schnell wegen
            habt muss musste vom geht gehen essen mehr paket päckchen lange sich soll sollte hätte bekomme bekommen tag wird werde wurde
            lieferung richtig könnte besten alle uhr zurück trinken viel viele zwei drei fünf seit gegen wäre weg weiter machen zeig konto
            bestellt bestellen ganz komme kommt abend mittag nacht lust zeit schnelle gut geschenk alles statt durch kurz kurze empfehlen
            wieder wetter wasser gestern zwischen weit irgendwo läuft ware auftrag raus stornieren sehr jemand daten hilft vergessen
            gesucht suchen kaum leer frühstück fehlt kuchen wochenende als zusammen preis preise rabatt geld wissen wenn umtausch
            gekauft kaufen kauf ändern andere anderen diese dieser frisch völlig lassen empfiehl nun sofort eins retoure lieber
            abholen zurückgeben schicke kostet schlecht löschen verloren versand rechnung eure euren unser unsere damit dann
            """);

    private LanguageIdentifier() {}

    /**
     * The language of a text; the first 1,000 characters count.
     *
     * @param otherwise asked where the text does not tell
     */
    public static Locale of(String text, Supplier<Locale> otherwise) {
        String start = text.substring(0, Math.min(text.length(), MAX_LENGTH)).replace('’', '\'');
        int english = 0;
        int german = GERMAN_LETTERS.matcher(start).find() ? 1 : 0;
        for (String word : NO_LETTERS.split(start.toLowerCase(Locale.ROOT), -1)) {
            english += ENGLISH.contains(word) ? 1 : 0;
            german += GERMAN.contains(word) ? 1 : 0;
        }
        if (english == german) {
            return GERMAN_ENDING.matcher(start).find() ? Locale.GERMAN : otherwise.get();
        }
        return english > german ? Locale.ENGLISH : Locale.GERMAN;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+", -1)));
    }
}
