/** The typed configuration: one catalogue of keys, read once, every mistake reported together. */
@NullMarked
package app.visant.bootstrap.config;

import org.jspecify.annotations.NullMarked;
