/** Tests of the identity provider against a scripted one. */
@NullMarked
package app.visant.http.auth.supabase;

import org.jspecify.annotations.NullMarked;
