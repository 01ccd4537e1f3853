/// The pages in a real Chromium, used as a person uses them.
package org.palermo.systemtest.browser;
