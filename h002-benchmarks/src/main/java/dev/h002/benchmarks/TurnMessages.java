package dev.h002.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Messages as customers write them, so many different ones that no cache knows the next: each of 24 wishes in 600 surroundings.
 */
final class TurnMessages {
    private static final List<String> WISHES = List.of(
            "I'm cold",
            "I'm really hungry",
            "I need a coffee",
            "What can I get quickly?",
            "Any offers?",
            "Do I have any coupons left?",
            "Where is my order?",
            "I'm thirsty",
            "Where's the nearest store?",
            "Can I return something I opened?",
            "I want something sweet",
            "How do I get there?",
            "I need a present for my sister",
            "Are you open now?",
            "It's so hot today",
            "Something vegan under 8 dollars",
            "My sandwich was stale",
            "Please change my order",
            "I forgot my password",
            "Lunch within 10 minutes",
            "Something warm but no coffee",
            "Hello",
            "Thanks a lot",
            "Is there a store with parking?");
    private static final List<String> BEFORE = List.of(
            "",
            "Hi, ",
            "Hey there, ",
            "Good morning, ",
            "Ok, ",
            "Hmm, ",
            "So, ",
            "Well, ",
            "Sorry, ",
            "Quick one: ",
            "Please help, ",
            "Hello again, ",
            "Evening, ",
            "Oh, ",
            "Right, ",
            "Listen, ",
            "Dear team, ",
            "Hiya, ",
            "Yo, ",
            "Excuse me, ");
    private static final List<String> AFTER = List.of(
            "",
            " please",
            " now",
            " today",
            " tonight",
            " for me",
            " right here",
            " this week",
            " near the station",
            " at the market",
            " by the river",
            " before my bus",
            " after work",
            " with my kids",
            " for my mother",
            " for two",
            " on my way home",
            " at the office",
            " in this rain",
            " in town",
            " around here",
            " before the film",
            " for a friend",
            " this morning",
            " this evening",
            " on foot",
            " with a pram",
            " for my dog walk",
            " at lunch",
            " downtown");

    private TurnMessages() {}

    static List<String> all() {
        List<String> all = new ArrayList<>();
        for (String wish : WISHES) {
            for (String before : BEFORE) {
                for (String after : AFTER) {
                    all.add(before + followed(wish, after));
                }
            }
        }
        Collections.shuffle(all, new Random(1));
        return all;
    }

    /** A wish and what follows it, with the question mark at the end of both. */
    private static String followed(String wish, String after) {
        return wish.endsWith("?") ? wish.substring(0, wish.length() - 1) + after + "?" : wish + after;
    }
}
