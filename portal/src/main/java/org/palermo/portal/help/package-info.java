/// Help for people who are signed in: what their roles do here, job by job.
package org.palermo.portal.help;
