/** A gateway to any server that speaks OpenAI chat completions. */
module dev.h002.openai {
    requires transitive dev.h002.api;
    requires com.fasterxml.jackson.databind;
    requires dev.failsafe.core;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.h002.openai;
}
