package app.visant.archfixture.application.org;

import app.visant.archfixture.Breaks;
import java.net.http.HttpClient;

/** A capability that opens connections itself. */
@Breaks("RINGS")
public record CallingApplication(HttpClient client) {}
