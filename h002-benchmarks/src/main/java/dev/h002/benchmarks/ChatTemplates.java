package dev.h002.benchmarks;

import java.util.List;

/** What customers write, with slots for what differs from one to the next. */
final class ChatTemplates {
    /** Without personal data, but with the numbers that a masker has to leave alone. */
    static final List<String> PLAIN = List.of(
            "I'm freezing out here, what can I get that's warm and not too far from the station?",
            "Is the {item} still {percent}% off this afternoon, or did that offer end on Sunday already?",
            "Where's the nearest {store} open after {hour} pm? I only have fifteen minutes left.",
            "Any coupons left for the {store}? I thought I had {percent}% off {item} until Friday.",
            "Can I return something I opened? It's the {item}, two weeks ago, for ${price}.",
            "How much is the {item}? The website says ${price}, but the shelf says ${other}.",
            "What's for lunch that is vegan, under ${price} and takes less than 10 minutes?",
            "The box says article 4471-220, best before 2026-03-14, can I still use it or not?",
            "I need a gift for a friend who likes tea, something around ${price} would be right.",
            "hi, does the {item} come with oat milk? last time I asked that was ${other} more",
            "Any offers? I'm near the {store}, my train leaves at {hour}:45 and I want a {item}.",
            "My points went from 1250 to 980 after 2 x {item}, how exactly does that work?",
            "Thanks, that was quick! Do gift cards expire, and can I use two of them at once?",
            "Is the {store} wheelchair accessible, and is there a lift up to the second floor?",
            "Why does the app (version 10.4.2) show the {item} as sold out at {store} today?",
            "Is there a {item} without nuts? My daughter can't have almonds or hazelnuts at all.",
            "I'm hungry and a bit tired, surprise me with something good for less than ${price}, please",
            "Is pickup free at the {store}? And do you keep things for 3 days or for 7 by now?");

    /** With personal data in every one. */
    static final List<String> PERSONAL = List.of(
            "Where is my order {order}? It was meant to arrive on Tuesday, nothing has come.",
            "Hi, this is {name}. Can you send the receipt to {email} please? Thanks!",
            "Call me at {phone} after {hour} pm, it's about the {item} that arrived broken.",
            "Please change my address to {address}, I moved last week. Thanks!",
            "I paid with {card} and was charged twice, ${price} and ${other}. Why?",
            "My partner's email is {otherEmail}, could you add it for offers?",
            "{first} here again. Is order {order} ready for pickup, or should I come tomorrow?",
            "Call {otherPhone} if nobody opens, {name} is waiting for it upstairs.",
            "My new card is {card}, please use that one for my {item} from now on.",
            "I wrote from {email} about a refund of ${price}, no answer yet?",
            "Can you bring the {item} to {address}? I'm {name}.",
            "Order {order} has two {item} in it but I only wanted one, can you change that?");

    static final List<String> ITEMS = List.of(
            "hot chocolate",
            "flat white",
            "chai latte",
            "lentil soup",
            "cheese toastie",
            "banana bread",
            "rain jacket");
    static final List<String> STORES = List.of(
            "Downtown Café", "Harbour Market", "Garden Centre", "Old Town Books", "Riverside Outdoor", "Station Deli");
    static final List<String> FIRST_NAMES =
            List.of("Maya", "Jonas", "Aisha", "Renée", "Tomás", "Ingrid", "Wei", "Oluwaseun", "Priya", "Liam");
    static final List<String> LAST_NAMES = List.of(
            "Okafor",
            "Lindqvist",
            "Nakamura",
            "O'Brien",
            "Castellanos",
            "Haddad",
            "Kowalski",
            "Fernandes",
            "Whitfield");
    static final List<String> STREETS = List.of(
            "Alder Street", "Quarry Road", "Mill Lane", "Beacon Avenue", "Juniper Court", "Harrow Street", "Elm Road");
    static final List<String> CITIES = List.of("Springfield", "Portland", "Ashford", "Millbrook", "Fairview");
    static final List<String> MAIL_HOSTS = List.of("example.com", "mail.example.org", "post.example.net");

    private ChatTemplates() {}
}
