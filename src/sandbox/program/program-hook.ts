/** Global through which the program reaches the recorder, which removes it. */
export const PROGRAM_HOOK = '__headroomProgram';
