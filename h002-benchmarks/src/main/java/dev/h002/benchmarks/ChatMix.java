package dev.h002.benchmarks;

/** How many messages of a chat hold personal data. */
public enum ChatMix {
    /** None. */
    PLAIN(0),
    /** One in four. */
    MIXED(4),
    /** All. */
    PERSONAL(1);

    private final int every;

    ChatMix(int every) {
        this.every = every;
    }

    boolean isPersonal(int position) {
        return every > 0 && position % every == 0;
    }
}
