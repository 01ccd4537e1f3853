/// What people see: the pages in a real Chromium, driven as a person drives them.
package org.palermo.systemtest.browser;
