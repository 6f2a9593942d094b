/** A Supabase project as the identity provider: its REST API, its tokens, its keys. */
@NullMarked
package app.visant.http.auth.supabase;

import org.jspecify.annotations.NullMarked;
