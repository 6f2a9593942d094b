/** What the runtime keeps on the machine's disk: stills, commands, credentials, and the lock on all of them. */
@NullMarked
package app.visant.device.spool;

import org.jspecify.annotations.NullMarked;
