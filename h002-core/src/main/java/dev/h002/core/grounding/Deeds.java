package dev.h002.core.grounding;

import dev.h002.core.grounding.Claim.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a text says has been done. A model does nothing: only an action that the customer confirms does, and its handler
 * says so. "I've applied your coupon" in an answer is therefore wrong in every case.
 */
final class Deeds {
    private static final String DONE =
            "(?:applied|redeemed|activated|booked|ordered|placed|cancell?ed|refunded|issued|credited|sent|e-?mailed|texted|updated|changed"
                    + "|deleted|erased|added|reserved|charged|transferred|approved|processed|upgraded|unlocked|reset|scheduled|registered"
                    + "|confirmed|granted|claimed|submitted|forwarded|notified|waived|reduced|disabled|enabled)";
    private static final String PASSIVE =
            "(?:applied|redeemed|activated|booked|refunded|issued|credited|approved|charged|transferred|upgraded|unlocked|reset|deleted"
                    + "|erased|added|reserved|scheduled|registered|granted|waived)";
    private static final Pattern DEED = Pattern.compile(
            "\\b(?:i|we)(?:['’]ve| have| had)?+(?: just| now| already| also| successfully| gone ahead and){0,3} " + DONE
                    + "\\b|\\byour? (?:[\\w'’-]+ ){0,4}(?:has|have|was|were|is|are|['’]s)(?: now| just| already| successfully| been){0,3} "
                    + PASSIVE + "\\b|\\b(?:has|have) (?:now |just |already |successfully ){0,2}been (?:[\\w'’-]+ )?"
                    + PASSIVE
                    + "\\b|\\byou(?:['’]ve| have)?+(?: just)? won\\b|\\b(?:done|all set)[:,!] "
                    + "|\\bich habe?(?: [\\p{L}\\d%.,-]+){0,8} (?:eingelöst|angewendet|storniert|bestellt|gebucht|gesendet|geschickt|erstattet|gelöscht|"
                    + "hinzugefügt|reserviert|geändert|aktiviert|gutgeschrieben)\\b"
                    + "|\\b(?:wurde|wurden|ist|sind)(?: [\\p{L}\\d%.,-]+){0,6} (?:eingelöst|angewendet|erstattet|gutgeschrieben|gelöscht|freigeschaltet|genehmigt)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private Deeds() {}

    static void addTo(List<Claim> claims, String text) {
        Matcher deeds = DEED.matcher(text);
        while (deeds.find()) {
            claims.add(Claim.words(Kind.DEED, deeds.group().strip()));
        }
    }
}
