package dev.h002.core.retrieval;

import java.util.Set;

/** English words that a question is asked with, and that say nothing of what it is about. */
final class StopWords {
    static final Set<String> ENGLISH =
            Set.of(("a about after again all also am an and any are as at be been before being"
                            + " but by can cannot could did do does doing done each even ever few for from get got had has have having he"
                            + " her here him his how i if in into is it its just know let like make many may me might mine more most much"
                            + " must my need no not of on once only or other our out over own please re same shall she should so some"
                            + " still such tell than that the their them then there these they this those to too up us very want was we"
                            + " were what when where which while who whom whose why will with would yes you your yours s t m d ll ve")
                    .split(" ", -1));

    private StopWords() {}
}
