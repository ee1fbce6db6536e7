package dev.h002;

/**
 * What is behind a customer's words.
 *
 * @param label one of the constants of this class, or a retailer's own
 * @param score how sure, 0 to 1
 */
public record Need(String label, double score) {
    public static final String WARM_UP = "warm_up";
    public static final String COOL_DOWN = "cool_down";
    public static final String THIRST = "thirst";
    public static final String HUNGER = "hunger";
    public static final String QUICK_BITE = "quick_bite";
    public static final String CAFFEINE = "caffeine";
    public static final String TREAT = "treat";
    public static final String GIFT = "gift";
    public static final String FIND_STORE = "find_store";
    public static final String DIRECTIONS = "directions";
    public static final String OFFERS = "offers";
    public static final String COUPONS_LEFT = "coupons_left";
    public static final String ORDER_STATUS = "order_status";
    public static final String RETURN_REFUND = "return_refund";
    public static final String CANCEL_CHANGE = "cancel_change";
    public static final String COMPLAINT = "complaint";
    public static final String OPENING_HOURS = "opening_hours";
    public static final String ACCOUNT_PRIVACY = "account_privacy";
    public static final String GREETING = "greeting";
    public static final String THANKS = "thanks";
    public static final String CONFIRM = "confirm";
    public static final String REFUSE = "refuse";
    public static final String OTHER = "other";
}
