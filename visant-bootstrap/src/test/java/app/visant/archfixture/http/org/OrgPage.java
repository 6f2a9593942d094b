package app.visant.archfixture.http.org;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.http.device.DeviceAnswer;

/** An adapter that uses the one beside it. */
@Breaks("DIRECTIONS")
record OrgPage(DeviceAnswer device) {}
