/** The system's git, for the repository of course descriptions. */
package ca.calculquebec.cqorc.service.git;
