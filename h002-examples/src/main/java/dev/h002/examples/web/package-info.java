/**
 * The web chat: pages, accounts, streamed answers. {@link dev.h002.examples.web.ChatServer} puts it together; everything it shows
 * comes through the library's public interfaces, gathered in {@link dev.h002.examples.web.Storefront}.
 */
@NullMarked
package dev.h002.examples.web;

import org.jspecify.annotations.NullMarked;
