package dev.h002.examples.scenario;

import java.util.List;

/** What the product promises to answer. */
final class NineQuestions {
    static final String COLD = "I'm cold.";
    static final String QUICKLY = "What can I get quickly?";
    static final String COFFEE = "Where's the nearest store with coffee?";
    static final String COUPONS = "Do I have any coupons left?";
    static final String ORDER = "Where is my order?";
    static final String HUNGRY = "I'm hungry";
    static final String WHERE = "Where should I go?";
    static final String OFFERS = "Any offers?";
    static final String RETURN = "Can I return something I opened?";

    static final List<String> ALL = List.of(COLD, QUICKLY, COFFEE, COUPONS, ORDER, HUNGRY, WHERE, OFFERS, RETURN);

    private NineQuestions() {}
}
