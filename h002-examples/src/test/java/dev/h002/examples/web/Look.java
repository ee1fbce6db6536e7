package dev.h002.examples.web;

/** How a visitor's browser is set up. */
record Look(int width, int height, boolean dark, boolean touch, boolean reducedMotion) {
    static final Look DESKTOP = new Look(1280, 800, false, false, false);
    static final Look PHONE = new Look(360, 740, false, true, false);

    Look inTheDark() {
        return new Look(width, height, true, touch, reducedMotion);
    }

    Look withReducedMotion() {
        return new Look(width, height, dark, touch, true);
    }
}
