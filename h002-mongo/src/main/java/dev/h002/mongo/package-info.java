/** Every store on MongoDB. */
@NullMarked
package dev.h002.mongo;

import org.jspecify.annotations.NullMarked;
