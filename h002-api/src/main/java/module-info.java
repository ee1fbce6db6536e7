/** What applications call ({@code dev.h002}), what retailers' data looks like, and what integrators may replace. */
module dev.h002.api {
    requires static transitive org.jspecify;

    exports dev.h002;
    exports dev.h002.retail;
    exports dev.h002.spi;
}
