/// Words that are files of an application.
package org.palermo.kernel.text;
