/** What all repositories share: the pool, the transaction runner and row mapping. */
@NullMarked
package app.visant.persistence;

import org.jspecify.annotations.NullMarked;
