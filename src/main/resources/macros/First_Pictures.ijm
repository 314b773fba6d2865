print("hello " + getArgument());
