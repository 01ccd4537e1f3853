/// What a mechanism administrator does when another service refuses events of this one.
package org.palermo.shelter.operations;
